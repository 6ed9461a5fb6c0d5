import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Media } from 'nestjs-ari/media';

/** Frames of 20 ms that are kept before a caller is noticed to talk: the beginning of his first word. */
const BEFORE_THE_FIRST_WORD = 10;

/** Lets a caller hear himself: at once, or, after the key 2, each sentence when he has ended it. The key 1 goes back. */
@AriController({ app: 'parrot' })
export class ParrotController {
  constructor(private readonly media: Media) {}

  @OnStasisStart()
  async talk({ channel }: StasisStart) {
    await channel.answer();
    const sound = await this.media.open(channel, { format: 'slin16' });
    let parrot = false;
    let sentence: Buffer[] = [];
    sound.onDigit((digit) => {
      parrot = digit === '2';
      sentence = [];
      sound.flush();
    });
    sound.onTalking(async (talking) => {
      if (!parrot) return;
      // Who speaks while the parrot does interrupts it.
      if (talking) sound.flush();
      else await sound.play(sentence.splice(0));
    });
    for await (const frame of sound) {
      if (!parrot) await sound.write(frame);
      else {
        sentence.push(frame.audio);
        if (!sound.talking && sentence.length > BEFORE_THE_FIRST_WORD) sentence.shift();
      }
    }
  }
}
