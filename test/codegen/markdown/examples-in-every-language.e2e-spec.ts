import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MarkdownPrinter, PINNED_MODEL, readModel, readWordBook } from 'nestjs-ari/codegen';
import { listeningPort } from '../../asterisk/listening-port.js';
import { Perl } from '../../debian/perl.js';
import { Python } from '../../debian/python.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { generatedPackage } from '../support/generated-package.js';

const pages = new MarkdownPrinter().print(await readModel(PINNED_MODEL), await readWordBook());
const examples = (kind: string): string[] =>
  pages.flatMap(({ text: page }) =>
    [...page.matchAll(new RegExp(`^\`\`\`${kind} \\[.*\\n([^]*?)\\n\`\`\`$`, 'gm'))].map(([, code]) => code ?? ''),
  );

/** Every id that an example of HTTP names in its path. */
const IDS = [...new Set(examples('http').flatMap((example) => example.match(/(?<=\{)\w+(?=\}.* HTTP)/g) ?? []))];
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function sentBy(method: string, target: string, body: string): Sent {
  const { pathname, searchParams } = new URL(target, 'http://x');
  const json: unknown = body === '' ? undefined : JSON.parse(body);
  return { method, path: decodeURIComponent(pathname), query: Object.fromEntries(searchParams), body: json };
}

/** What the example of HTTP says, with each id as its own name. */
function promised(example: string): Sent {
  const [first = '', ...rest] = example.split('\n');
  const [method = '', target = ''] = first.replace(/\{(\w+)\}/g, '$1').split(' ');
  return sentBy(method, target, rest.filter((line) => /^[[{]/.test(line)).join(''));
}

const sent: Sent[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    sent.push(sentBy(request.method ?? '', request.url ?? '', body));
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"heard"}');
  });
});
const address = (): string => `http://127.0.0.1:${listeningPort(server)}`;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  sent.length = 0;
});

/** Holds that the examples of a language have sent what those of HTTP say; a client adds the ids of what it makes. */
function expectAsOverHttp(): void {
  const expected = examples('http').map(promised);
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expected.map(({ method, path }) => `${method} ${path}`),
  );
  for (const [index, { query, body, path }] of expected.entries()) {
    expect(sent[index]?.query, path).toMatchObject(query);
    if (body !== undefined) expect(sent[index]?.body, path).toEqual(body);
  }
}

describe('the examples of the reference, each sent to a server', () => {
  const javascript = generatedPackage('javascript');

  it('JavaScript sends what HTTP says', async () => {
    const lines = examples('js').map(
      (code) => `try { ${code} } catch (error) { if (error.status !== 404) throw error; }`,
    );
    const script = [
      `import { createClient } from ${JSON.stringify(pathToFileURL(join(javascript(), 'ari.js')).href)};`,
      `const client = createClient(${JSON.stringify(address())}, 'ari', 'ari');`,
      ...IDS.map((id) => `const ${id} = '${id}';`),
      ...lines,
      'await client.close();',
    ];
    const file = join(javascript(), 'examples.mjs');
    await writeFile(file, script.join('\n'));
    const errors = await new Promise<string>((resolve) => {
      execFile(process.execPath, [file], { timeout: 60_000 }, (error, _out, complaints) =>
        resolve(error ? complaints : ''),
      );
    });
    expect(errors).toBe('');
    expectAsOverHttp();
  }, 90_000);
});

// Their programs come from Debian, as Asterisk does.
describeOnAsterisk('the examples of the reference, each sent to a server', () => {
  const packages = { python: generatedPackage('python'), perl: generatedPackage('perl') };

  it('Python sends what HTTP says', async () => {
    const script = [
      'import asyncio, ari',
      'async def main():',
      `    client = ari.Client("${address()}", "ari", "ari")`,
      ...IDS.map((id) => `    ${snake(id)} = "${id}"`),
      ...examples('python').flatMap((code) => [
        '    try:',
        ...code.split('\n').map((line) => `        ${line}`),
        '    except ari.NotFoundError:',
        '        pass',
      ]),
      '    await client.close()',
      'asyncio.run(main())',
    ];
    const python = await Python.prepare();
    const file = join(packages.python(), 'examples.py');
    await writeFile(file, script.join('\n'));
    const { errors } = await python.run([file], packages.python(), { timeout: 60_000 });
    expect(errors).toBe('');
    expectAsOverHttp();
  }, 180_000);

  it('Perl sends what HTTP says', async () => {
    const script = [
      'use strict; use warnings; use ARI;',
      `my $ari = ARI->client('${address()}', 'ari', 'ari');`,
      ...IDS.map((id) => `my $${snake(id)} = '${id}';`),
      ...examples('perl').map((code) => `eval { ${code} 1 } or (ref $@ eq 'ARI::Exception::NotFound') or die $@;`),
    ];
    const perl = await Perl.prepare();
    const file = join(packages.perl(), 'examples.pl');
    await writeFile(file, script.join('\n'));
    const { errors } = await perl.run([file], join(packages.perl(), 'lib'), { timeout: 60_000 });
    expect(errors).toBe('');
    expectAsOverHttp();
  }, 180_000);
});
