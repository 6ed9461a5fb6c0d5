const samplesPerSecond = 8000;
const bytesPerSample = 2;
const headerBytes = 44;

function header(dataBytes: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write('RIFF', 0, 'ascii');
  bytes.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8, 'ascii');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(samplesPerSecond, 24);
  bytes.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
  bytes.writeUInt16LE(bytesPerSample, 32);
  bytes.writeUInt16LE(bytesPerSample * 8, 34);
  bytes.write('data', 36, 'ascii');
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
}

/** A WAV file (8 kHz, 16 bit, mono) that holds a soft 440 Hz tone of the given length: real sound that a player can play. */
export function toneWav(lengthMs: number): Buffer {
  const samples = Math.round((lengthMs * samplesPerSecond) / 1000);
  const data = Buffer.alloc(samples * bytesPerSample);
  for (let sample = 0; sample < samples; sample++) {
    const level = Math.sin((2 * Math.PI * 440 * sample) / samplesPerSecond);
    data.writeInt16LE(Math.round(level * 4000), sample * bytesPerSample);
  }
  return Buffer.concat([header(data.length), data]);
}
