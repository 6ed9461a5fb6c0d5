import type { NeutralModel } from '../../model/index.js';
import type { PrintedFile } from '../printer.js';
import { pythonMark } from './python-file.js';

/** What makes the folder a package that pip installs. */
export function packageFiles({ asterisk }: NeutralModel): PrintedFile[] {
  const version = /^\d+(\.\d+)*/.exec(asterisk)?.[0] ?? '0';
  const project = `${pythonMark(asterisk)}
[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = "ari"
version = "${version}"
description = "Asynchronous, typed client of the Asterisk REST Interface"
readme = "README.md"
requires-python = ">=3.9"
dependencies = ["aiohttp>=3.8"]

[tool.setuptools]
packages = ["ari"]

[tool.setuptools.package-data]
ari = ["py.typed"]
`;
  return [
    { path: 'pyproject.toml', text: project },
    { path: 'README.md', text: README.replaceAll('%ASTERISK%', asterisk) },
    { path: 'ari/py.typed', text: `${pythonMark(asterisk)}\n` },
  ];
}

const README = `# ari

A client of the Asterisk REST Interface for Python 3.9 and later, with asyncio and aiohttp. Written by
\`nestjs-ari generate --target python\` from the API of Asterisk %ASTERISK%; changes made here are lost.

\`\`\`python
import asyncio

import ari


async def on_digit(channel, event):
    if event.digit == "#":
        await channel.hangup()


async def on_start(channels, event):
    channel = channels["channel"]
    channel.on_event("ChannelDtmfReceived", on_digit)
    await channel.answer()
    playback = await channel.play("sound:hello-world")
    await playback.finished()


async def main():
    client = await ari.connect("http://127.0.0.1:8088", "user", "password")
    client.on_channel_event("StasisStart", on_start)
    await client.run("hello")


asyncio.run(main())
\`\`\`

- A repository for each resource: \`client.channels.get(channel_id)\`, \`client.bridges.create(type="mixing")\`. Methods
  and parameters may be written as Asterisk writes them, too: \`continueInDialplan\`, \`channelId=\`.
- Objects may be old, and their methods still work: they act on the id. What is gone raises \`NotFoundError\`.
- \`on_event\` on the client and on every object, \`on_channel_event\` and its siblings for each kind. Each gives a
  subscription; \`close()\` removes the handler. Handlers may be functions or coroutines, which run beside each other.
- Where an event has several objects of the kind (StasisStart has \`channel\` and perhaps \`replace_channel\`) the handler of
  \`on_channel_event\` gets them by the name of their field.
- \`run\` connects again when the socket is cut, and sets subscriptions and filters again. \`on_error\` tells of it.
- One exception for each status, \`HTTPError\` above them all; \`NoAnswerError\` says with \`sent\` whether the command may
  have reached Asterisk. Nothing is sent without its required parameters.
`;
