// Lets several write at once what is read one after the other.

/**
 * Answers how to begin a part. The first part that has not ended goes straight through to `write`; what the later ones write is
 * kept until it is their turn, and then comes whole.
 */
export function inTurn(write) {
  const parts = [];
  const catchUp = () => {
    for (const part of parts) {
      part.kept.splice(0).forEach((chunk) => write(chunk));
      if (!part.ended) return;
    }
  };
  return () => {
    const part = { kept: [], ended: false };
    parts.push(part);
    return {
      write(chunk) {
        part.kept.push(chunk);
        catchUp();
      },
      end() {
        part.ended = true;
        catchUp();
      },
    };
  };
}
