import * as v from "valibot";

/** With it the original of a file is taken at the address of attached files. */
export const OriginalTicket = v.object({ ticket: v.string(), address: v.string() });

/** Where the page is that paints pictures which were opened in the browser. */
export const CanvasPlace = v.object({ canvas: v.string() });

/** Of a long document this many pages are shown; the rest is read in the original. */
export const mostPages = 200;

/** Why a file is not shown: of this kind nothing is; it cannot be read; it is too large or takes too long; it has no such page; others are being drawn. */
const whyNothing = ["kind", "unreadable", "too-large", "too-slow", "no-such-page", "busy"] as const;
export type WhyNothing = (typeof whyNothing)[number];

/** What is shown of a file: something to draw, as base64 and for the page at `canvas` alone; or text; or nothing, and why. */
export const FilePreview = v.variant("shows", [
  v.object({ shows: v.literal("picture"), type: v.picklist(["image/jpeg", "image/png", "image/webp"]), drawing: v.string(), canvas: v.string() }),
  v.object({ shows: v.literal("page"), type: v.literal("image/svg+xml"), page: v.number(), pages: v.number(), drawing: v.string(), canvas: v.string() }),
  v.object({ shows: v.literal("text"), text: v.string(), isCut: v.boolean() }),
  v.object({ shows: v.literal("nothing"), why: v.picklist(whyNothing) }),
]);
export type FilePreview = v.InferOutput<typeof FilePreview>;
