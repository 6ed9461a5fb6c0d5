/** What is wrong with the fields of an input: messages by the name of the field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** One entry of `errors`: a sentence, or what is wrong with which fields. */
export type ErrorItem = string | FieldErrors;
