import { useState } from "react";
import { labels } from "#platform/rules/label.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { OwnDevices } from "./OwnDevices.tsx";
import { Tokens } from "./Tokens.tsx";
import { WaysIn } from "./WaysIn.tsx";

/** Who is signed in, what they may see, in which language, and the programs that act for them. */
export function OwnAccount() {
  const t = useMessages();
  const format = useFormat();
  const session = useSession();
  const [problem, setProblem] = useState<string>();
  const signOut = async () => {
    try {
      await api.send("POST", "/api/session/end");
      sessionStorage.clear();
      location.assign("/signed-out");
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.title : t("web.account.sign-out-failed"));
    }
  };
  const held = session.memberships.filter(({ roles }) => roles.length > 0);
  return (
    <>
      <Section title={t("web.people.you")} actions={<Button onClick={() => void signOut()}>{t("web.account.sign-out")}</Button>}>
        {problem !== undefined && <Refused sentence={problem} />}
        <KeyValue
          items={[
            { key: t("web.people.name"), value: <Bdi>{session.user?.name}</Bdi> },
            { key: t("web.people.access"), value: session.administrator ? t("web.people.administrator") : t(`ui.label.${labels[session.clearance] ?? "unclassified"}`) },
            { key: t("web.people.signed-in-with"), value: t(session.assurance === 2 ? "web.people.with-passkey" : "web.people.with-password") },
            { key: t("web.people.roles"), value: session.administrator ? t("web.people.holds-no-role") : held.length > 0 ? held.map(({ compartmentId, compartmentName, roles }) => <div key={compartmentId}>{t("web.account.membership", { compartment: compartmentName, roles: format.list(roles.map((role) => t(`partners.role.${role}`))) })}</div>) : t("web.people.no-roles-own") },
          ]}
        />
        <OwnLanguage />
      </Section>
      <WaysIn />
      <OwnDevices />
      <Tokens />
    </>
  );
}

function OwnLanguage() {
  const t = useMessages();
  const { language, languages, setLanguage } = useLanguage();
  const [hasFailed, setFailed] = useState(false);
  const choose = async (code: string) => {
    await setLanguage(code);
    try {
      await api.send("PUT", "/api/session/language", { language: code });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <OnScreen>
        <SelectField label={t("web.people.language")} hint={t("web.people.language-hint")} name="language" value={language} onChange={(code) => void choose(code)} options={languages.map(({ code, name }) => ({ value: code, text: name }))} />
      </OnScreen>
      {hasFailed && <p role="alert">{t("web.people.language-not-kept")}</p>}
    </>
  );
}
