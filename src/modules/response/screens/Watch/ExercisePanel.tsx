import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, use, useState } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { makeStore } from "#ui/store.ts";
import { LoadedExercise } from "../../model/loaded-exercise.ts";
import { ExerciseLoaded } from "./ExerciseLoaded.tsx";

/** Outside the panel: loading fills the screen, the panel moves to its end, and the links are shown only once. */
const lastLoaded = makeStore<LoadedExercise | undefined>(undefined);

const trainers = ["analyst", "senior", "director", "trainer"];
const Removed = v.object({ records: v.number() });
const Compartments = v.object({ items: v.array(v.object({ isExercise: v.boolean() })) });

/** Loads the training exercise, or removes it where it is loaded; for whoever may. */
export function ExercisePanel() {
  use(loadVolume("response"));
  const t = useMessages();
  const { administrator, memberships } = useSession();
  const queries = useQueryClient();
  const isThere = useIsExerciseThere();
  const loaded = lastLoaded.use();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const isTrainer = administrator || memberships.some(({ roles }) => roles.some((role) => trainers.includes(role)));
  const perform = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      await queries.invalidateQueries();
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error);
      else throw error;
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const load = () => perform(async () => lastLoaded.set(await api.send("POST", "/api/exercise", {}, { schema: LoadedExercise })));
  const remove = () =>
    perform(async () => {
      const { records } = await api.send("DELETE", "/api/exercise", undefined, { schema: Removed });
      lastLoaded.set(undefined);
      toast(t("response.screen.watch.exercise-removed", { records }));
    });
  // An installation may be built without the exercise; then nothing is offered.
  if (!isTrainer || problem?.status === 404) return null;
  return (
    <Section title={t("response.screen.watch.exercise")} lead={t("response.screen.watch.exercise-lead")}>
      {problem && <Refused sentence={problem.title} code={problem.code} />}
      {loaded && <Suspense><ExerciseLoaded loaded={loaded} /></Suspense>}
      <div>
        {isThere || loaded ? (
          <Button look="danger" onClick={() => setAsking(true)}>{t("response.screen.watch.exercise-remove")}</Button>
        ) : (
          <Button isBusy={isBusy} onClick={() => void load()}>{isBusy ? t("response.screen.watch.exercise-loading") : t("response.screen.watch.exercise-load")}</Button>
        )}
      </div>
      <Dialog
        title={t("response.screen.watch.exercise-remove")}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={<><Button look="danger" isBusy={isBusy} onClick={() => void remove()}>{t("response.screen.watch.exercise-remove")}</Button><Button look="quiet" onClick={() => setAsking(false)}>{t("response.screen.watch.exercise-keep")}</Button></>}
      >
        <p>{t("response.screen.watch.exercise-remove-sure")}</p>
      </Dialog>
    </Section>
  );
}

/** Members of an exercise office know it from their session; an administrator is in none and sees it in the list of compartments. */
function useIsExerciseThere(): boolean {
  const { administrator, exercise } = useSession();
  const { data } = useQuery({ queryKey: ["compartments", "of-exercise"], queryFn: () => api.get("/api/compartments", undefined, Compartments), enabled: administrator });
  return exercise || (data?.items.some(({ isExercise }) => isExercise) ?? false);
}
