"""What the package promises, on a real Asterisk. Says a line for each promise that was kept."""

import asyncio
import os

import aiohttp
import ari

URL, SECOND = os.environ["ARI_URL"], os.environ["ARI_SECOND_URL"]
HOLDING = os.environ["ARI_HOLDING_URL"]
APP = "python-%d" % os.getpid()


def kept(promise):
    print("kept: %s" % promise)


async def refused(awaitable, kind):
    try:
        await awaitable
    except kind as error:
        assert type(error) is kind, type(error)
        return error
    raise AssertionError("not refused: %s" % kind)


async def a_call(client):
    started, digits, ended = asyncio.Queue(), [], asyncio.Event()
    client.on_channel_event("StasisStart", lambda channels, event: started.put_nowait(channels["channel"]))
    made = await client.channels.originate("Local/press-12@default", app=APP)
    channel = await asyncio.wait_for(started.get(), 10)
    assert channel == made and channel.id.startswith("py-"), (channel.id, made.id)
    channel.on_event("ChannelDtmfReceived", lambda channel, event: digits.append(event.digit))
    channel.on_event("StasisEnd", lambda channel, event: ended.set())
    await channel.answer()
    kept("a call comes in, under an id from here")
    playback = await channel.play("sound:hello-world")
    event = await playback.finished(timeout=15)
    assert event["type"] == "PlaybackFinished" and event.playback.state == "done", event
    kept("a playback ends")
    live = await channel.record(APP, "wav", max_duration_seconds=1, if_exists="overwrite")
    event = await live.finished(timeout=15)
    assert isinstance(event, ari.RecordingFinished), event
    stored = await client.recordings.get_stored(recordingName=APP)
    assert stored.format == "wav" and isinstance(await client.recordings.get_stored_file(APP), bytes)
    await stored.delete_stored()
    kept("a recording")
    while digits != ["1", "2"]:
        await asyncio.sleep(0.02)
    kept("digits, in order")
    assert (await made.refresh()).state == "Up" and made["state"] == "Down"
    kept("an old object acts on what is there now")
    await channel.hangup()
    await asyncio.wait_for(ended.wait(), 10)
    await refused(channel.answer(), ari.NotFoundError)
    assert not client.listeners.hearing(channel._key, "StasisEnd")
    kept("handlers of an object end with it")


async def refusals(client):
    error = await refused(client.channels.get(channelId="no body"), ari.NotFoundError)
    assert error.status == 404 and error.operation == "channels.get" and "not found" in error.asterisk_message
    down = await client.channels.create("Local/stay@default", APP)
    await refused(client.channels.create("Local/stay@default", APP, channel_id=down.id), ari.IllegalStateError)
    while True:  # The channel is on its way into the application.
        try:
            await client.channels.ring(down.id)
        except ari.PreconditionFailedError:
            break
        except ari.IllegalStateError:
            await asyncio.sleep(0.02)
    await down.hangup()
    await refused(client.channels.originate("Local/stay@default"), ari.IllegalInputError)
    await refused(client.channels.get(""), ari.InvalidCallError)
    await refused(client.channels.move("x", None), ari.InvalidCallError)
    assert issubclass(ari.NotFoundException, ari.HTTPError)
    kept("404, 409, 412, 400, each its own exception")
    nobody = ari.Client("http://127.0.0.1:1", "ari", "hush-hush")
    error = await refused(nobody.asterisk.ping(), ari.RequestConnectionError)
    assert error.sent == "no" and "hush-hush" not in str(error) + repr(error)
    await nobody.close()
    slow = ari.Client(URL, "ari", "ari", timeout=0.0001)
    assert (await refused(slow.asterisk.ping(), ari.RequestTimeoutError)).sent == "unknown"
    await slow.close()
    await refused(ari.connect(URL, "ari", "wrong"), ari.UnauthorizedError)
    kept("no answer says what was sent, and no password")


async def removed_handlers(client):
    heard, other = [], asyncio.Queue()
    first = client.on_event("ChannelUserevent", heard.append)
    client.add_event_handler("ChannelUserevent", heard.append)
    await client.on_event("ChannelUserevent", other.put_nowait)
    first.close()
    client.remove_event_handler("ChannelUserevent", heard.append)
    await client.events.user_event("Ring", APP, variables={"deep": {"er": [1, 2]}})
    event = await asyncio.wait_for(other.get(), 10)
    assert event.userevent == {"deep": {"er": [1, 2]}, "eventname": "Ring"} or event.eventname == "Ring", event
    assert heard == []
    kept("a removed handler hears nothing")


async def a_cut(client):
    errors, heard = [], asyncio.Queue()
    client.on_error(errors.append)
    client.on_device_state_event("DeviceStateChanged", lambda state, event: heard.put_nowait(state.state))
    await client.applications.subscribe(APP, "deviceState:Stasis:%s" % APP)
    client._socket._socket._writer.transport.abort()
    while client._socket.opened.is_set():
        await asyncio.sleep(0.01)
    await client.connected()
    await client.device_states.update("Stasis:%s" % APP, "BUSY")
    assert await asyncio.wait_for(heard.get(), 10) == "BUSY"
    await client.device_states.delete("Stasis:%s" % APP)
    kept("a cut socket heals, and the next event is heard")


async def two_servers(client):
    other = await ari.connect(SECOND, "ro", "ro")
    first, second = await asyncio.gather(client.asterisk.get_info(), other.asterisk.get_info())
    assert first.system.entity_id != second.system.entity_id
    await refused(other.bridges.create(), ari.ForbiddenError)
    await other.close()
    kept("two servers with two passwords")


async def closed_early():
    async def holding(path):
        async with aiohttp.ClientSession() as session, session.get(HOLDING + path) as answer:
            return await answer.json()

    client = ari.Client(HOLDING, "ari", "ari")
    running = asyncio.ensure_future(client.run(APP))
    while (await holding("/state"))["handshakes"] == 0:
        await asyncio.sleep(0)
    await client.close()
    await holding("/release")
    await asyncio.wait_for(running, 10)
    while (await holding("/state"))["open"] > 0:
        await asyncio.sleep(0)
    kept("closed while it connects, it does not stay connected")


async def main():
    client = await ari.connect(URL, "ari", "ari")
    running = asyncio.ensure_future(client.run(APP))
    await asyncio.wait_for(client.connected(), 10)
    for part in (a_call, refusals, removed_handlers, a_cut, two_servers):
        await part(client)
    await client.close()
    await asyncio.wait_for(running, 10)
    kept("closed, and nothing goes on")
    await closed_early()


asyncio.run(asyncio.wait_for(main(), 90))
