import { useState } from "react";
import { countryName } from "#geography/model/countries.ts";
import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { api } from "#ui/api.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { Account } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import styles from "./styles.module.css";

/** The nationalities by which an office's rule keeps the person out. */
export function Nationalities({ account }: { account: Account }) {
  const t = useMessages();
  const { language } = useLanguage();
  const [country, setCountry] = useState<string | null>(null);
  const note = (nationalities: readonly string[]) => (reason: string) => api.send("POST", `/api/accounts/${account.id}/nationalities`, { nationalities, reason });
  return (
    <>
      {account.nationalities.length === 0 ? <p>{t("web.people.no-nationalities")}</p> : (
        <ul>
          {account.nationalities.map((iso3) => (
            <li key={iso3}>
              {countryName(iso3, language)}{" "}
              <ReasonButton look="quiet" text={t("web.people.remove-nationality")} label={t("web.people.remove-nationality-of", { country: countryName(iso3, language) })} done={t("web.people.nationalities-noted")} send={note(account.nationalities.filter((one) => one !== iso3))} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles["line"]}>
        <CountryField label={t("web.people.nationality")} emptyText={t("web.people.choose-country")} name="nationality" value={country} onChange={setCountry} />
        {country !== null && !account.nationalities.includes(country) && <ReasonButton text={t("web.people.add-nationality")} done={t("web.people.nationalities-noted")} send={note([...account.nationalities, country])} />}
      </div>
    </>
  );
}
