/** An invented article in the form of HRDsAttack: nobody in it is or was. */
export function anArticle(key: number, fields: object = {}) {
  const said = {
    perpetrator_mention: true, perpetrator_type: "state actor", violation_types: ["arbitrary detention"], year: "2031.0", month: "03", date: null, city: "Oumé", region: "None", country: "Mali",
    victims: [{ victim_idx: 1, victim_population_type: "individual", victim_name: "Ines Planted-Name", victim_keywords: "planted keyword of a union", victim_type: ["human rights defender"], victim_sex_type: "woman", victim_age_group: "adult" }],
    ...fields,
  };
  return {
    sample: { "Input.GLOBALEVENTID": key, "Input.title": "Planted headline", "Input.publish_date": "2031-03-09 02:48:13", "Input.article_interface": "<p>Planted article</p>", "Input.batch_idx": 1, HIT_id: `HIT${key}` },
    annotations: [{ worker_id: "planted worker", work_time_in_seconds: 60, annotation: said }],
    merged_sample: said,
  };
}
