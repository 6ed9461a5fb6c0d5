/**
 * Begins every script. A topic has an epoch as long as its mark holds: the run of the server and the generation of the
 * application. A server that was restarted may have lost what it had acknowledged, even with its data back, and a message
 * that a process could not publish is in no number: after either the numbers begin anew, and everybody can tell.
 *
 * KEYS: place, stream, generation. ARGV: run, an epoch that may be taken.
 */
const PLACE = `
local mark = ARGV[1] .. '/' .. (redis.call('GET', KEYS[3]) or '0')
local place = redis.call('HMGET', KEYS[1], 'epoch', 'mark', 'seq')
local epoch, seq = place[1], place[3]
if place[2] ~= mark then
  epoch, seq = ARGV[2], '0'
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'mark', mark, 'seq', seq)
end
`;

/**
 * Numbers a message, keeps it and tells everybody, at once or not at all. ARGV, besides: life of the place and of the
 * messages in milliseconds, messages to keep, channel, moment, message.
 */
export const PUBLISH = `${PLACE}
seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
redis.call('XADD', KEYS[2], 'MAXLEN', '=', ARGV[5], seq .. '-0', 't', ARGV[7], 'm', ARGV[8])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PUBLISH', ARGV[6], epoch .. ' ' .. seq .. ' ' .. ARGV[7] .. ' ' .. ARGV[8])
return 1
`;

/**
 * Tells where a topic stands, and the messages behind a number. ARGV, besides: life of the place in milliseconds, the
 * number, or nothing for no messages.
 */
export const READ = `${PLACE}
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local entries = {}
if ARGV[4] ~= '' then
  entries = redis.call('XRANGE', KEYS[2], '(' .. ARGV[4] .. '-0', '+')
end
return { epoch, tostring(seq), entries }
`;

/** Says that messages were lost: every topic begins anew. KEYS: generation. ARGV: channel for this news. */
export const RENEW = `
redis.call('INCR', KEYS[1])
redis.call('PUBLISH', ARGV[1], '')
return 1
`;
