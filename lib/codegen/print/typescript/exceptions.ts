/** The exception class in which a failed request with this status ends. */
const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'AriIllegalInputException',
  403: 'AriForbiddenException',
  404: 'AriNotFoundException',
  409: 'AriIllegalStateException',
  412: 'AriPreconditionFailedException',
  422: 'AriUnprocessableException',
};

/** The `@throws` tags of an operation, one for each status that Asterisk documents. */
export function throwsTags(statuses: readonly number[], reasons: Readonly<Record<string, string>>): string[] {
  return statuses.map((status) => {
    const exception = EXCEPTIONS[status] ?? 'AriHttpException';
    const reason = reasons[String(status)];
    return `@throws {${exception}} ${reason ?? `Asterisk answered ${status}.`}`;
  });
}
