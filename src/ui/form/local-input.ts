/** A moment as the browser's date-and-time input wants it: local, to the minute, without a zone. */
export function toLocalInput(iso: string): string {
  if (iso === "") return "";
  const moment = new Date(iso);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
