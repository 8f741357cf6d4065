/** A store, with the field names of the API. */
export interface Store {
  readonly name: string;
  readonly display_name: string;
}

export interface Merchant {
  readonly id: number;
  readonly name: string;
  readonly stores: readonly [Store, ...Store[]];
}

type MerchantGroup = readonly [Merchant, ...Merchant[]];

/** The main group. Levi's and Ace Hardware are from the documentation; the others are invented. */
export const mainGroup: MerchantGroup = [
  {
    id: 2,
    name: "Levi's",
    stores: [
      { name: 'L123', display_name: 'Levi Store' },
      { name: 'L207', display_name: "Levi's Pondok Indah Mall 2" },
    ],
  },
  {
    id: 5,
    name: 'Ace Hardware',
    stores: [
      { name: 'A301', display_name: 'ST ACE KARAWACI MAL' },
      { name: 'A118', display_name: 'ST ACE BINTARO' },
    ],
  },
  {
    id: 11,
    name: 'Kedai Kopi Rimbasuri',
    stores: [
      { name: 'KR01', display_name: 'Rimbasuri Kemang' },
      { name: 'KR04', display_name: 'Rimbasuri Stasiun Gambir' },
      { name: 'KR09', display_name: 'Rimbasuri Dago, Bandung' },
    ],
  },
  {
    id: 14,
    name: 'Toko Buku Aksaranila',
    stores: [
      { name: 'TB02', display_name: 'Aksaranila Matraman' },
      { name: 'TB05', display_name: 'Aksaranila Malioboro, Yogyakarta' },
    ],
  },
  {
    id: 23,
    name: 'Apotek Wanasehat',
    stores: [
      { name: 'W-JKT-3', display_name: 'Wanasehat Tebet Raya' },
      { name: 'W-TNG-1', display_name: 'Wanasehat BSD City' },
    ],
  },
];

/** A second group, which tokens of the main group have no access to. */
export const otherGroup: MerchantGroup = [
  {
    id: 41,
    name: 'Toko Roti Danarwulan',
    stores: [{ name: 'DW1', display_name: 'Danarwulan Darmo, Surabaya' }],
  },
];

/** The merchants of both groups, by id and name. */
export const sandboxMerchants: readonly Pick<Merchant, 'id' | 'name'>[] = [
  ...mainGroup,
  ...otherGroup,
].map(({ id, name }) => ({ id, name }));

/** The ids of all merchants in a merchant's group; `undefined` for an unknown merchant. */
export function merchantGroupIds(merchantId: number): readonly number[] | undefined {
  return [mainGroup, otherGroup]
    .map((group) => group.map(({ id }) => id))
    .find((ids) => ids.includes(merchantId));
}
