import type { NeutralModel, Operation, PrintedFile, Printer, Resource, WordBook } from 'nestjs-ari/codegen';

/** Sends one request over bash's own sockets: no curl, no other program. */
const RUNTIME = String.raw`
ari_encoded() {
  local LC_ALL=C text="$1" out='' sign code i
  for ((i = 0; i < ${'${#text}'}; i++)); do
    sign="${'${text:i:1}'}"
    case "$sign" in
      [A-Za-z0-9._~-]) out+="$sign" ;;
      *) printf -v code '%%%02X' "'$sign"; out+="$code" ;;
    esac
  done
  printf '%s' "$out"
}

# ari_send METHOD PATH NAME=VALUE...: prints the answer; its status is that of the request, 0 for success.
ari_send() {
  local method="$1" path="$2" query='' each line status
  for each in "${'${@:3}'}"; do query+="${'${query:+&}'}${'${each%%=*}'}=$(ari_encoded "${'${each#*=}'}")"; done
  exec 3<>"/dev/tcp/$ARI_HOST/$ARI_PORT" || return 1
  printf '%s /ari%s HTTP/1.0\r\nConnection: close\r\nAuthorization: Basic %s\r\nContent-Length: 0\r\n\r\n' \
    "$method" "$path${'${query:+?}'}$query" "$ARI_BASIC" >&3
  IFS=' ' read -r _ status _ <&3
  while IFS= read -r line <&3 && [ "$line" != $'\r' ]; do :; done
  cat <&3
  exec 3>&-
  [ "$status" -lt 300 ] || return $((status - 300))
}
`;

/** A language that nobody asked for, to show what a language costs: functions of bash, one file a resource. */
export class BashPrinter implements Printer {
  readonly language = 'bash';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const files = model.resources.map((resource) => ({
      path: `${resource.name}.sh`,
      text: [comment(words.resource(resource.name)), ...functionsOf(resource, words)].join('\n'),
    }));
    const all = files.map(({ path }) => `. "\${BASH_SOURCE[0]%/*}/${path}"`);
    const head = `# ARI of Asterisk ${model.asterisk}; needs ARI_HOST, ARI_PORT and ARI_BASIC.`;
    return [...files, { path: 'ari.sh', text: [head, RUNTIME, ...all, ''].join('\n') }];
  }
}

function functionsOf({ name, operations }: Resource, words: WordBook): string[] {
  return operations
    .filter((operation) => operation.upgrade !== true)
    .map((operation) => functionOf(name, operation, words));
}

/** `ari_channels_play ID media=sound:beep`: what stands in the path by its place, the rest by its name. */
function functionOf(resource: string, operation: Operation, words: WordBook): string {
  const { name, nickname = name, method, path, query } = operation;
  let place = 0;
  const filled = path.replace(/\{\w+\}/g, () => `$(ari_encoded "$${++place}")`);
  const { summary } = words.operation(resource, nickname);
  const given = query.map((each) => `${each.name}=${each.required === true ? '' : '…'}`).join(' ');
  return [
    comment([summary, given === '' ? undefined : `Takes ${given}`].filter((each) => each !== undefined).join('\n')),
    `ari_${resource}_${name}() {`,
    `  ari_send ${method} "${filled}" "\${@:${place + 1}}"`,
    '}',
    '',
  ].join('\n');
}

/** Every line of a text begins with the sign of a comment: none can end it. */
function comment(text = ''): string {
  return text.replace(/^/gm, '# ').replace(/[\r\u2028\u2029]/g, ' ');
}
