import { announcements } from "#ui/announce.ts";
import { OnlyRead } from "#ui/text/OnlyRead.tsx";

/** The one place that tells readers of the screen what has changed. The same sentence twice is read twice: its element is new. */
export function LiveRegion() {
  const { text, count } = announcements.use();
  return (
    <div role="status" aria-live="polite">
      <OnlyRead><span key={count}>{text}</span></OnlyRead>
    </div>
  );
}
