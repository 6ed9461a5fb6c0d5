import type { DescribedOperation, DescribedParameter } from './described-operation.js';
import type { Values } from './generated-call.js';

/** A plain value for every parameter of an operation. */
export function completeCall({ parameters }: DescribedOperation): Values {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, plainValue(parameter)]));
}

function plainValue({ paramType, dataType, allowableValues }: DescribedParameter): unknown {
  if (paramType === 'body') return {};
  if (dataType === 'boolean') return true;
  if (dataType === 'int' || dataType === 'long') return 1;
  return allowableValues?.values?.[0] ?? 'x';
}
