/**
 * What is published of forecasts for the windows 2018 to 2020 of the VIEWS prediction challenge 2023/24: mean scores over 191 countries and twelve
 * months. The organisers' benchmarks and the negative binomial model of Bodentien and Rueter.
 */
export type PublishedScores = { readonly model: string; readonly window: number; readonly crps: number; readonly ignorance: number; readonly intervalScore: number };

export const publishedScores: readonly PublishedScores[] = [
  { model: "bm_bootstrap", window: 2018, crps: 23.49413, ignorance: 1.109974, intervalScore: 453.2875 },
  { model: "bm_bootstrap", window: 2019, crps: 22.074857, ignorance: 1.090364, intervalScore: 419.3155 },
  { model: "bm_bootstrap", window: 2020, crps: 21.269923, ignorance: 1.088269, intervalScore: 402.3532 },
  { model: "bm_last_historical_poisson", window: 2018, crps: 20.041059, ignorance: 1.190211, intervalScore: 378.0766 },
  { model: "bm_last_historical_poisson", window: 2019, crps: 9.640593, ignorance: 1.037815, intervalScore: 175.8348 },
  { model: "bm_last_historical_poisson", window: 2020, crps: 13.6982, ignorance: 1.084218, intervalScore: 256.1841 },
  { model: "nbinom", window: 2018, crps: 14.067108, ignorance: 0.618786, intervalScore: 150.7955 },
  { model: "nbinom", window: 2019, crps: 9.34375, ignorance: 0.554286, intervalScore: 100.2365 },
  { model: "nbinom", window: 2020, crps: 12.464821, ignorance: 0.560403, intervalScore: 157.6454 },
];
