import type { PreferenceMap } from '@parley/client';
import type { PreferenceKey, PreferenceValue } from '@parley/events';
import { useCallback } from 'react';
import { useChatClient } from './provider.tsx';
import { useReadable } from './use-readable.ts';

/**
 * What I set for myself under a key, and how to set it: it shows at once and follows me to my other devices. Undefined is
 * not set.
 */
export function usePreference<K extends PreferenceKey>(
  key: K,
): readonly [PreferenceValue<K> | undefined, (value: PreferenceValue<K> | undefined) => void] {
  const client = useChatClient();
  const set = useCallback(
    (value: PreferenceValue<K> | undefined) => client.setPreference(key, value),
    [client, key],
  );
  return [useReadable(client.preference(key)), set];
}

/** All that I set for myself, by key. */
export const usePreferences = (): PreferenceMap => useReadable(useChatClient().preferences);
