import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Sessions } from "#platform/identity/session.ts";
import { LoadedExercise } from "#response/model/loaded-exercise.ts";
import { refuse } from "#platform/refusal.ts";
import type { Rooms } from "../rooms.ts";
import { loadExercise } from "./load.ts";
import { inviteCast } from "./people.ts";
import { removeExercise } from "./remove.ts";

/** Loading and removing the training exercise from the screen. An administrator loads it for others and does not join it. */
export function exerciseRoutes(database: Database, rooms: Rooms, sessions: Sessions, origin: string): Route[] {
  const trainer = { data: "own", allowed: "signed-in", audit: null, stepUp: false } as const;
  return [
    signedInRoute({
      ...trainer, method: "POST", path: "/api/exercise", action: "exercise.loaded", summary: "Loads the training exercise, with personal links for the people in it.", body: v.strictObject({}), answer: LoadedExercise,
      handle: async (ctx, call) => {
        mustTrain(ctx);
        const loaded = await loadExercise(database, rooms, ctx.viewer.isAdministrator ? null : ctx.viewer.userId, call.now, ctx.viewer.language);
        sessions.forget();
        return { status: 201, body: { ...loaded, people: await inviteCast(database, origin, call.now) } satisfies LoadedExercise };
      },
    }),
    signedInRoute({
      ...trainer, method: "DELETE", path: "/api/exercise", action: "exercise.removed", summary: "Removes the training exercise in one step.", body: v.strictObject({}),
      handle: async (ctx) => {
        mustTrain(ctx);
        const removed = await removeExercise(database, ctx.viewer.userId);
        sessions.forget();
        return { body: removed };
      },
    }),
  ];
}

function mustTrain({ viewer }: Context): void {
  const isTrainer = viewer.isAdministrator || viewer.memberships.some(({ role }) => ["analyst", "senior", "director", "trainer"].includes(role));
  if (!isTrainer) refuse("platform.not-for-your-role");
}
