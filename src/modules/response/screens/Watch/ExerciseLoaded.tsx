import { use } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { LoadedExercise, Seat } from "../../model/loaded-exercise.ts";

/** What was loaded, and the one look at the personal links of the people in it. */
export function ExerciseLoaded({ loaded: { records, events, situationId, people } }: { loaded: LoadedExercise }) {
  // Words for roles are not among those that Watch begins with.
  use(loadVolume("words"));
  const t = useMessages();
  const format = useFormat();
  const { administrator } = useSession();
  const columns: readonly Column<Seat>[] = [
    { key: "name", title: t("response.screen.watch.exercise-person"), kind: "text", value: (seat) => seat.name },
    { key: "roles", title: t("response.screen.watch.exercise-roles"), kind: "text", value: ({ roles }) => (roles.length === 0 ? t("response.screen.watch.exercise-partner") : format.list(roles.map((role) => t(`partners.role.${role}`)))) },
    { key: "link", title: t("response.screen.watch.exercise-link"), kind: "code", value: (seat) => seat.link, cell: (seat) => <a href={seat.link} dir="ltr">{seat.link}</a>, isSortable: false },
  ];
  return (
    <>
      <p role="status">{t("response.screen.watch.exercise-loaded", { records, events })}</p>
      {!administrator && <div><LinkButton to={`/situations/${situationId}`} look="main">{t("response.screen.watch.exercise-open-situation")}</LinkButton></div>}
      <DataTable caption={t("response.screen.watch.exercise-link")} columns={columns} rows={people} rowKey={(seat) => seat.link} />
    </>
  );
}
