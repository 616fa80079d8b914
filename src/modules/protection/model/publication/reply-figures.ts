/** Of a published letter what counting needs. */
export type CountedLetter = { readonly id: string; readonly addressee: string; readonly year: number };
export type CountedReply = { readonly letterId: string; readonly year: number };

export type ReplyFigures = {
  readonly addressee: string;
  /** Letters of the year, and how many of them were answered at any time. */
  readonly sent: number;
  readonly answered: number;
  /** Null where nothing was sent: a rate of nothing is no rate. */
  readonly rate: number | null;
  /** Replies that came in the year, to letters of whatever year: another figure, which belongs to no rate. */
  readonly received: number;
};

/**
 * Two figures that must not be mixed (fact sheet of 2017: 484 replies were received in the year, 365 of them to its 534 letters, so the rate is
 * 365/534). A letter that was answered twice was answered once.
 */
export function replyFigures(letters: readonly CountedLetter[], replies: readonly CountedReply[], year: number): ReplyFigures[] {
  const answered = new Set(replies.map(({ letterId }) => letterId));
  const addresseeOf = new Map(letters.map(({ id, addressee }) => [id, addressee]));
  return [...new Set(letters.map(({ addressee }) => addressee))].toSorted().map((addressee) => {
    const ofYear = letters.filter((letter) => letter.addressee === addressee && letter.year === year);
    const sent = ofYear.length;
    const count = ofYear.filter(({ id }) => answered.has(id)).length;
    const received = replies.filter((reply) => reply.year === year && addresseeOf.get(reply.letterId) === addressee).length;
    return { addressee, sent, answered: count, rate: sent === 0 ? null : count / sent, received };
  });
}
