import { leaf, xmlDocument, type XmlNode } from "./xml.ts";

export type FeedEntry = {
  /** `urn:uuid:…`: it stays the same when the entry is corrected or withdrawn, so that a reader replaces it. */
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly published: string;
  readonly summary: string;
  readonly language: string;
  /** Where the CAP message of the entry is. */
  readonly capUrl: string;
};
export type Feed = { readonly id: string; readonly title: string; readonly selfUrl: string; readonly author: string; readonly updated: string };

/** Public statements as an Atom feed (RFC 4287), the latest change first, each entry linking to its CAP message. */
export function atomFeed(feed: Feed, entries: readonly FeedEntry[]): string {
  const ordered = entries.toSorted((left, right) => Date.parse(right.updated) - Date.parse(left.updated));
  // A feed is as new as its newest entry; only an empty one says when it was made.
  const updated = ordered[0]?.updated ?? feed.updated;
  return xmlDocument({
    name: "feed",
    attributes: { xmlns: "http://www.w3.org/2005/Atom" },
    content: [
      ...leaf("id", feed.id),
      ...leaf("title", feed.title),
      ...leaf("updated", atomTime(updated)),
      { name: "author", content: leaf("name", feed.author) },
      { name: "link", attributes: { rel: "self", type: "application/atom+xml", href: feed.selfUrl }, content: [] },
      ...ordered.map(entryOf),
    ],
  });
}

function entryOf(entry: FeedEntry): XmlNode {
  return {
    name: "entry",
    attributes: { "xml:lang": entry.language },
    content: [
      ...leaf("id", entry.id),
      ...leaf("title", entry.title),
      ...leaf("updated", atomTime(entry.updated)),
      ...leaf("published", atomTime(entry.published)),
      ...leaf("summary", entry.summary),
      { name: "link", attributes: { rel: "alternate", type: "application/cap+xml", href: entry.capUrl }, content: [] },
    ],
  };
}

function atomTime(moment: string): string {
  return new Date(Date.parse(moment)).toISOString();
}
