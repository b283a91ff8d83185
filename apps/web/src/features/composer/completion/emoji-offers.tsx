import { useEffect, useEffectEvent } from 'react';
import { completionTexts } from '../../../texts/en/completion.ts';
import { inTone, type Emoji } from '../../../ui/emoji/emoji-view.ts';
import { useEmoji } from '../../emoji/use-emoji.ts';
import { useEmojiHabits } from '../../emoji/use-emoji-habits.ts';
import { OfferList, type Offer, type OffersProps } from './offer-list.tsx';

const offeredAtMost = 8;

/** Emoji whose code or name begins like what stands behind a `:`. A code that is closed by another `:` becomes its emoji at once. */
export function EmojiOffers(props: OffersProps) {
  const t = completionTexts();
  const { byCode, find } = useEmoji();
  const { recent, tone, remember } = useEmojiHabits();
  const { query, onChoose } = props;
  const whole = query.endsWith(':') ? byCode(query.slice(0, -1)) : undefined;
  const put = (emoji: Emoji, after: string) => {
    remember(emoji.sign);
    onChoose(inTone(emoji, tone) + after);
  };
  const putWhole = useEffectEvent(() => {
    if (whole !== undefined) put(whole, '');
  });
  // The event that told of the last sign is over by then: a field does not take a change in the midst of another.
  useEffect(() => {
    if (whole !== undefined) queueMicrotask(() => putWhole());
  }, [whole]);
  const found = query.endsWith(':') ? [] : find(query, recent, offeredAtMost);
  const offers = found.map((emoji): Offer => ({
    key: emoji.sign,
    name: `:${emoji.codes[0]}:`,
    note: emoji.name,
    text: `${inTone(emoji, tone)} `,
    sign: <span className="text-[1.15rem]">{inTone(emoji, tone)}</span>,
  }));
  return (
    <OfferList
      {...props}
      label={t.emoji}
      counted={t.emojiCount}
      offers={offers}
      onChoose={(text) => {
        const emoji = found[offers.findIndex((offer) => offer.text === text)];
        if (emoji !== undefined) put(emoji, ' ');
      }}
    />
  );
}
