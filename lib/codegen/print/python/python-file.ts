import type { PrintedFile } from '../printer.js';
import { docstring } from './python-text.js';

/** What stands above every file of the package. */
export function pythonMark(asterisk: string): string {
  return `# Generated from the API of Asterisk ${asterisk} by \`nestjs-ari generate\`. Changes made here are lost.`;
}

/** One module: its mark, what it is, what it imports, what it holds. */
export function pythonFile(
  path: string,
  asterisk: string,
  about: string,
  imports: readonly string[],
  parts: readonly string[],
): PrintedFile {
  const head = [
    pythonMark(asterisk),
    ...docstring([about], 0),
    '',
    'from __future__ import annotations',
    '',
    ...imports,
  ];
  return { path, text: `${head.join('\n')}\n\n\n${parts.join('\n\n\n')}\n` };
}

/** What annotations may name. */
export const TYPING =
  'from typing import TYPE_CHECKING, Any, ClassVar, Dict, List, Literal, Mapping, Optional, Sequence, Tuple, Type, Union';
