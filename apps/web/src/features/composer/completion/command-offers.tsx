import { useRoom } from '@parley/react';
import { SquareSlash } from 'lucide-react';
import { completionTexts } from '../../../texts/en/completion.ts';
import { useRights } from '../../use-rights.ts';
import { commandsFor } from '../commands.ts';
import { OfferList, type Offer, type OffersProps } from './offer-list.tsx';

/** What a `/` at the beginning may do here. */
export function CommandOffers(props: OffersProps) {
  const t = completionTexts();
  const view = useRoom(props.room);
  const may = useRights(view);
  const begun = props.query.toLowerCase();
  const offers = commandsFor(may)
    .filter(({ name }) => name.startsWith(begun))
    .map(({ name, takes, does }): Offer => ({
      key: name,
      name,
      text: takes === undefined ? `/${name}` : `/${name} `,
      note: does,
      sign: <SquareSlash size={16} />,
    }));
  return <OfferList {...props} label={t.commands} counted={t.commandCount} offers={offers} />;
}
