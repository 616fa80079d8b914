/** ECDSA on P-256: the one kind of key for signing that every browser makes, keeps and never gives away. */
export const deviceKeyKind = { name: "ECDSA", namedCurve: "P-256" } as const;
