/** What a native list gave back, as one of the words it was made of; undefined for its empty line. */
export function oneOf<Word extends string>(all: readonly Word[], text: string): Word | undefined {
  return all.find((word) => word === text);
}
