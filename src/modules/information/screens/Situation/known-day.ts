/** The last moment of a day on this device: whoever asks for a day means what was known when it ended. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}
