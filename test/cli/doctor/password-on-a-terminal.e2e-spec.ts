import { expect, it, type TestContext } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { doctorProcess } from './support/run-doctor.js';
import { NO_TERMINAL, Terminal, terminalMaker } from './support/terminal.js';

const ENTER = '\r';
const CTRL_C = '\u0003';
const RUBOUT = '\u007F';

/** A user of the test's Asterisk whose password stands in no other word. */
const USER = 'pl+us';
const PASSWORD = 'p+w:d/?#@ü%20';

function onATerminal(line: readonly string[], env: NodeJS.ProcessEnv, skip: TestContext['skip']): Terminal {
  const maker = terminalMaker();
  if (maker === undefined) skip(NO_TERMINAL);
  return new Terminal(maker, line, env);
}

describeOnAsterisk('a terminal', () => {
  it('shows what is typed, unless a program asks it not to', async ({ skip }) => {
    const reads = 'process.stdout.write("ready"); process.stdin.once("data", () => process.exit(7));';
    const terminal = onATerminal([process.execPath, '-e', reads], process.env, skip);
    await terminal.shows('ready');
    terminal.type(`${PASSWORD}\n`);
    expect(await terminal.ended()).toBe(7);
    expect(terminal.screen).toContain(PASSWORD);
  });
});

describeOnAsterisk('the doctor, asked for on a terminal without a password', { timeout: 60_000 }, () => {
  async function asked(skip: TestContext['skip']): Promise<Terminal> {
    const { line, env } = doctorProcess(['--url', requireAsterisk().url, '--username', USER]);
    const terminal = onATerminal(line, env, skip);
    await terminal.shows(`Password of ${USER}: `);
    return terminal;
  }

  it('asks for it, goes by it, and never shows it', async ({ skip }) => {
    const terminal = await asked(skip);
    terminal.type(`${PASSWORD}${ENTER}`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen).toContain('authenticates');
    expect(terminal.screen).not.toContain(PASSWORD);
    expect(terminal.screen.split(`Password of ${USER}: `)[1]).toMatch(/^\r?\n/);
  });

  it('takes back what is rubbed out', async ({ skip }) => {
    const terminal = await asked(skip);
    terminal.type(`${PASSWORD}wrong${RUBOUT.repeat(5)}${ENTER}`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen).not.toMatch(/wrong/);
  });

  it('says that it is refused, and not what was typed', async ({ skip }) => {
    const terminal = await asked(skip);
    terminal.type(`hush-hush${ENTER}`);
    expect(await terminal.ended()).toBe(1);
    expect(terminal.screen).toContain('authenticates');
    expect(terminal.screen).not.toContain('hush');
  });

  it('ends when nothing is given', async ({ skip }) => {
    const terminal = await asked(skip);
    terminal.type(`hush${CTRL_C}`);
    expect(await terminal.ended()).toBe(2);
    expect(terminal.screen).toContain('no password was given');
    expect(terminal.screen).not.toContain('hush');
  });
});
