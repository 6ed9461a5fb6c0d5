import { readModel, type NeutralModel } from 'nestjs-ari/codegen';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';

export const model: Promise<NeutralModel> = readModel('model.json');

export type HangUp = PhoneCall['hangup'];

export const simulator: typeof AsteriskSimulator = AsteriskSimulator;
