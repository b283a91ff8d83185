import { common, createLowlight } from 'lowlight';
import { Fragment, useMemo, type ReactNode } from 'react';

const lowlight = createLowlight(common);

type Tree = ReturnType<typeof lowlight.highlight>;
type Piece =
  | Tree['children'][number]
  | Extract<Tree['children'][number], { children: unknown }>['children'][number];

interface HighlightedCodeProps {
  readonly language: string;
  readonly code: string;
}

/** Code in the colours of its language; one that is not known stays as it is. */
export function HighlightedCode({ language, code }: HighlightedCodeProps) {
  return useMemo(() => {
    const known = language.toLowerCase();
    return lowlight.registered(known) ? shown(lowlight.highlight(known, code).children) : code;
  }, [language, code]);
}

const shown = (pieces: readonly Piece[]): ReactNode =>
  pieces.map((piece, index) => {
    if (piece.type === 'text') return <Fragment key={index}>{piece.value}</Fragment>;
    if (piece.type !== 'element') return null;
    const { className } = piece.properties;
    return (
      <span key={index} className={Array.isArray(className) ? className.join(' ') : undefined}>
        {shown(piece.children)}
      </span>
    );
  });
