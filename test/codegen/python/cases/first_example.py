#!/usr/bin/env python3

import ari as aripy3
import asyncio
import logging

logging.basicConfig(level=logging.DEBUG)

async def on_dtmf(channel, event):
    digit = event['digit']
    if digit == '#':
        await channel.play(media='sound:goodbye')
        await channel.continueInDialplan()
    elif digit == '*':
        await channel.play(media='sound:asterisk-friend')
    else:
        await channel.play(media='sound:digits/%s' % digit)

async def on_start(channel, event):
    channel = channel['channel']
    await channel.on_event('ChannelDtmfReceived', on_dtmf)
    await channel.answer()
    await channel.play(media='sound:hello-world')

async def main():
    ari = await aripy3.connect('http://localhost:8088/', 'admin', 'admin')
    await ari.on_channel_event('StasisStart', on_start)
    await ari.run(apps="phoenix")

loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.run_forever()
