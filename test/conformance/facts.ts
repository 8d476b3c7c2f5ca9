// The table: everything about imgix that the action stands on and that somebody can ask from outside.

import type { Fact } from './fact.ts';
import { addressFacts } from './facts/addresses.ts';
import { headerFacts } from './facts/headers.ts';
import { purgeApiFacts } from './facts/purge-api.ts';
import { purgeEffectFacts } from './facts/purge-effects.ts';
import { rateLimitFacts } from './facts/rate-limit.ts';
import { removalFacts } from './facts/removal.ts';
import { renderingFacts } from './facts/renderings.ts';
import { timeFacts } from './facts/times.ts';

export const facts: readonly Fact[] = [
  ...purgeEffectFacts,
  ...timeFacts,
  ...purgeApiFacts,
  ...rateLimitFacts,
  ...renderingFacts,
  ...headerFacts,
  ...addressFacts,
  ...removalFacts,
];
