import { useState } from "react";
import { ApiProblem } from "#ui/api.ts";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import type { Incident } from "../../model/incident.ts";

/** Saves a changed incident on top of the version that is shown; undefined when this reader may not change it now. */
export type ChangeIncident = (change: (content: Incident) => Incident, why?: string) => Promise<unknown>;

export function useIncidentChange(record: RecordAnswer<Incident>): ChangeIncident | undefined {
  const changes = useRecordChanges("incidents", "information.incident");
  if (!record.mayEdit) return undefined;
  return (change, why = "") => changes.save(record.id, record.version, change(record.content), why);
}

/** One press that saves: busy meanwhile, and a refusal is said where the person looks. */
export function usePress(): { isBusy: boolean; press: (act: () => Promise<unknown>) => void } {
  const t = useMessages();
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
    }
    setBusy(false);
  };
  return { isBusy, press: (act) => void run(act) };
}
