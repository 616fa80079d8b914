import type { Client } from "pg";

const wanted = 1_000_000;

/**
 * The real events again and again, each time a year later, to a million. Every tenth belongs to a compartment that the
 * restricted analyst is no member of, so that row-level security has something to keep back.
 */
export async function makeMillion(admin: Client, hiddenCompartment: string): Promise<void> {
  const { rows: columnRows } = await admin.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'information' and table_name = 'event'
        and column_name not in ('id', 'source_key', 'date_from', 'date_to', 'compartment_id') order by ordinal_position`);
  const columns = columnRows.map((row) => row.name).join(", ");
  const { rows: [counted] } = await admin.query<{ count: number }>("select count(*) as count from information.event");
  const real = counted?.count ?? 0;
  for (let year = 1; real > 0 && year * real < wanted; year += 1) {
    await admin.query(
      `insert into information.event (source_key, date_from, date_to, compartment_id, ${columns})
       select source_key || '+' || $1::integer::text, (date_from + make_interval(years => $1::integer))::date, (date_to + make_interval(years => $1::integer))::date, compartment_id, ${columns}
         from information.event where source_key not like '%+%' order by source_key limit $2`,
      [year, Math.min(real, wanted - year * real)]);
  }
  await hideATenth(admin, hiddenCompartment);
}

/** Every tenth event goes to that compartment, and the sums follow. */
export async function hideATenth(admin: Client, hiddenCompartment: string): Promise<void> {
  await admin.query("update information.event set compartment_id = $1 where abs(hashtext(source_key)) % 10 = 0", [hiddenCompartment]);
  await admin.query("truncate information.event_sum, information.event_year_sum, information.event_name");
  for (const [table, unit] of [["event_sum", "month"], ["event_year_sum", "year"]]) {
    await admin.query(
      `insert into information.${table} (compartment_id, label, dataset, country_iso3, cell3, month, kind, events, uncounted, low, best, high)
       select compartment_id, label, dataset, coalesce(country_iso3, ''), coalesce(cell3, 0), date_trunc('${unit}', date_from::timestamp)::date, coalesce(kind, ''),
              count(*), count(*) filter (where deaths_best is null), sum(deaths_low), sum(deaths_best), sum(deaths_high)
         from information.event group by 1, 2, 3, 4, 5, 6, 7`);
    await admin.query(`vacuum (analyze) information.${table}`);
  }
  await admin.query("vacuum (analyze) information.event");
}
