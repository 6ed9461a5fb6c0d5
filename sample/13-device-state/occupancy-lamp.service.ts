import { Injectable } from '@nestjs/common';
import { DeviceStatesRepository } from 'nestjs-ari';

/** What the dialplan watches: `exten => 800,hint,Stasis:conference-room`. */
export const ROOM_DEVICE = 'Stasis:conference-room';

/** From so many people on the room is full. */
const FULL = 2;

/** The lamp at the door of a room: dark while it is empty, lit when somebody is in it, blinking when it is full. */
@Injectable()
export class OccupancyLamp {
  #shown = '';
  #wanted: 'NOT_INUSE' | 'INUSE' | 'BUSY' = 'NOT_INUSE';
  #writing: Promise<void> | undefined;

  constructor(private readonly states: DeviceStatesRepository) {}

  /** One command at a time, and the last word wins: commands that overtook each other would leave the lamp wrong. */
  async show(people: number): Promise<void> {
    if (people === 0) this.#wanted = 'NOT_INUSE';
    else this.#wanted = people < FULL ? 'INUSE' : 'BUSY';
    this.#writing ??= this.#write();
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      while (this.#shown !== this.#wanted) {
        const deviceState = this.#wanted;
        await this.states.update(ROOM_DEVICE, { deviceState });
        this.#shown = deviceState;
      }
    } finally {
      this.#writing = undefined;
    }
  }
}
