import { useState } from "react";
import { validCertificates } from "#platform/rules/sealing/certificate.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { ReasonDialog } from "#ui/form/ReasonDialog.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SealingAnswer } from "../../contract.ts";
import { Fingerprint } from "../sealing/Fingerprint.tsx";
import { today, useRefreshSealing, useSealing, type PersonOfOffice } from "../sealing/sealing-query.ts";
import { Doors } from "./Doors.tsx";
import { VouchDialog } from "./VouchDialog.tsx";

type Office = SealingAnswer["offices"][number];

/** Who in an office opens what comes in confidence. An officer vouches for a colleague's key after comparing it with them, by voice or face to face. */
export function OfficeKeys({ office }: { office: Office }) {
  const t = useMessages();
  const { user } = useSession();
  const refresh = useRefreshSealing();
  const { certificates } = useSealing();
  const root = office.root ?? "";
  const [ending, setEnding] = useState<{ id: string; name: string }>();
  const valid = validCertificates({ organisation: root, certificates: certificates.map(({ certificate }) => certificate) }, today());
  const of = (person: PersonOfOffice) => valid.find((one) => one.holder === person.accountId && one.compartment === office.id && one.signer === person.signer);
  const isOfficer = valid.some((one) => one.kind === "officer" && one.holder === user?.id && one.compartment === office.id);
  const [vouching, setVouching] = useState<string>();
  const vouched = office.people.flatMap(({ accountId, name, recipient, signer }) => (accountId === vouching && recipient !== null && signer !== null ? [{ accountId, name, recipient, signer }] : []))[0];
  const stateOf = (person: PersonOfOffice) => (person.signer === null ? "no-key" : (of(person)?.kind ?? "waiting"));
  return (
    <Section title={office.name} lead={t("protection.screen.keys.office-lead")}>
      <DataTable
        isStacked
        caption={t("protection.screen.keys.people")}
        rows={office.people}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: "name", title: t("protection.screen.keys.person"), kind: "text", value: ({ name }) => name, cell: ({ name }) => <Bdi>{name}</Bdi> },
          { key: "state", title: t("ui.record.state"), kind: "text", value: (person) => t(`protection.screen.keys.state.${stateOf(person)}`) },
          { key: "key", title: t("protection.screen.keys.fingerprint"), kind: "text", value: ({ signer }) => signer, cell: ({ signer }) => (signer === null ? null : <Fingerprint of={signer} />), isMinor: true },
          {
            key: "do", title: "", kind: "buttons", value: () => "",
            cell: (person) => {
              const certificate = of(person);
              const stored = certificates.find((one) => one.certificate === certificate);
              return (
                <>
                  {isOfficer && stateOf(person) === "waiting" && <Button onClick={() => setVouching(person.accountId)} label={`${t("protection.screen.keys.vouch")}: ${person.name}`}>{t("protection.screen.keys.vouch")}</Button>}
                  {stored && (isOfficer || person.accountId === user?.id) && <Button look="danger" onClick={() => setEnding({ id: stored.id, name: person.name })} label={`${t("protection.screen.keys.end")}: ${person.name}`}>{t("protection.screen.keys.end")}</Button>}
                </>
              );
            },
          },
        ]}
      />
      <Doors office={office} />
      {vouched && office.root !== null && <VouchDialog person={vouched} organisation={office.root} compartment={office.id} onClose={() => setVouching(undefined)} />}
      {ending && (
        <ReasonDialog
          title={t("protection.screen.keys.end-of", { name: ending.name })}
          lead={<p>{t("protection.screen.keys.end-means")}</p>}
          submitText={t("protection.screen.keys.end")}
          onClose={() => setEnding(undefined)}
          send={(reason) => api.send("POST", `/api/sealing/certificates/${ending.id}/revocation`, { reason })}
          onDone={() => void refresh()}
        />
      )}
    </Section>
  );
}
