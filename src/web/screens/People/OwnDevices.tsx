import { useSuspenseQuery } from "@tanstack/react-query";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { ownDevicesQuery, type OwnDevice } from "./people-answers.ts";

/** The devices that signed files for this person, once there is one. */
export function OwnDevices() {
  const t = useMessages();
  const { data: devices } = useSuspenseQuery(ownDevicesQuery);
  if (devices.items.length === 0) return null;
  const columns: readonly Column<OwnDevice>[] = [
    { key: "key", title: t("web.people.device-key"), kind: "text", value: (row) => row.fingerprint },
    { key: "first", title: t("web.people.device-first-used"), kind: "dateTime", value: (row) => row.firstUsedAt },
  ];
  return (
    <Section title={t("web.people.own-devices")} lead={t("web.people.own-devices-lead")}>
      <DataTable caption={t("web.people.own-devices")} columns={columns} rows={devices.items} rowKey={(row) => row.id} />
    </Section>
  );
}
