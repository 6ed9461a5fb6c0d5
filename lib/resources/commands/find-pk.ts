import { isJsonObject, type Pk } from '../../protocol/index.js';
import { ResourceBadRequestException } from '../exceptions/index.js';
import { keyText } from '../query/index.js';

/**
 * The key that a command is about: beside its data, or inside.
 *
 * @throws {ResourceBadRequestException} there are two, and they differ; or it is neither a string nor a number.
 */
export function findPk(beside: Pk | undefined, data: unknown): string | undefined {
  const inside = isJsonObject(data) ? data['pk'] : undefined;
  const pks = [beside, inside].filter((pk) => pk !== undefined && pk !== null).map(keyText);
  const [pk] = pks;
  if (pks.some((other) => other === undefined)) refuse('must be a string or a number');
  if (pks.some((other) => other !== pk)) refuse('stands beside the data and inside, and is not the same');
  return pk;
}

function refuse(problem: string): never {
  throw new ResourceBadRequestException([{ pk: [problem] }]);
}
