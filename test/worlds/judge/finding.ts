// What is wrong with how a run went. The order is that of weight: a false proof is the worst.
export const properties = ['safe', 'live', 'bounded', 'complete'] as const;
export type Property = (typeof properties)[number];

export type Finding = {
  readonly property: Property;
  /** Which sentence of the property was broken, in a few words. */
  readonly kind: string;
  /** Null where it is about the run as a whole. */
  readonly url: string | null;
  readonly detail: string;
};
