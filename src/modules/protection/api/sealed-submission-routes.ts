import { signedInRoute, type Route } from "#platform/http/route.ts";
import { answerSource, handOver, openBox, openBoxes, openFile } from "../actions/desk-actions.ts";
import { BoxesAnswer, BoxesInput, DeskMessage, HandOver, SealedContents, SealedFileAnswer, SealedSubmissionList } from "../contract.ts";
import { listSubmissions } from "../store/sealed-submissions.ts";

/** As many as a desk opens in its browser at once, to search them there. */
const mostListed = 2_000;

/** The closed boxes of the viewer's desk, as the server has them. */
export function sealedSubmissionRoutes(): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/sealed-submissions", entersTitles: false, action: "protection.sealed-submissions-listed", answer: SealedSubmissionList,
      summary: "What came in confidence to the caller's desk: day, size and keys. The content is closed.",
      handle: async (ctx) => ctx.transaction(async (db) => ({ body: { items: (await listSubmissions(db, mostListed)).map(({ readers: _readers, ...one }) => one) } })),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/sealed-submission-boxes", action: "protection.sealed-submissions-opened", body: BoxesInput, answer: BoxesAnswer,
      summary: "Closed boxes of the caller's desk, at most fifty, for a browser that opens and searches them.",
      handle: async (ctx, call) => ({ body: { items: await openBoxes(ctx, call.body.ids) } }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/sealed-submissions/:id", action: "protection.sealed-submission-opened", answer: SealedContents,
      summary: "One closed box with its messages, for a browser that holds a key.",
      handle: async (ctx, call) => ({ body: await openBox(ctx, call.params["id"] ?? "") }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/sealed-submissions/:id/files/:fileId", action: "protection.sealed-file-opened", answer: SealedFileAnswer,
      summary: "One closed file of a submission, for a browser that holds a key.",
      handle: async (ctx, call) => ({ body: await openFile(ctx, call.params["id"] ?? "", call.params["fileId"] ?? "") }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/sealed-submissions/:id/copies", action: "protection.submission-handed-over", body: HandOver, bodyLimit: 60_000_000,
      summary: "Keeps the boxes of a submission sealed to colleagues who came later, by somebody who could open them.",
      handle: async (ctx, call) => {
        await handOver(ctx, call.params["id"] ?? "", call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/sealed-submissions/:id/messages", action: "protection.source-answered", body: DeskMessage,
      summary: "Sends the source an answer that was sealed in the caller's browser.",
      handle: async (ctx, call) => {
        await answerSource(ctx, call.params["id"] ?? "", call.body);
        return { status: 204 };
      },
    }),
  ];
}
