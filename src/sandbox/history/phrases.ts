// Invented texts of an Indonesian merchant.

export const channels = ['POS', 'POS', 'POS', 'Mobile App', 'Website', 'WhatsApp'] as const;

export const saleNotes = [
  'Belanja akhir pekan, stamp ganda',
  'Promo tanggal kembar',
  'Diambil di toko',
  'Pesan antar, dititipkan ke satpam',
  'Pembayaran QRIS',
  'Struk hilang, sudah dicek kasir',
] as const;

/** Name of the reward, its price in stamps, and the merchants that offer it (absent: all). */
export const rewards: readonly (readonly [name: string, stamps: number, merchants?: number[]])[] = [
  ['Voucher Belanja Rp50.000', 50],
  ['Voucher Belanja Rp100.000', 95],
  ['Gratis Ongkos Kirim Jabodetabek', 15],
  ['Gratis Potong Celana', 20, [2]],
  ['Tas Belanja Kanvas', 60, [2, 5, 14]],
  ['Lampu Tidur LED', 80, [5]],
  ['Gratis Kopi Susu Gula Aren', 25, [11]],
  ['Diskon 20% untuk Semua Buku', 40, [14]],
  ['Cek Gula Darah Gratis', 30, [23]],
];

/** Name of the award, and its stamps. */
export const awards = [
  ['Ajak Teman Belanja', 25],
  ['Hadiah Undian Mingguan', 75],
  ['Misi Belanja Selesai', 50],
  ['Bonus Ulasan Produk', 5],
  ['Bonus Unduh Aplikasi', 10],
] as const;

export const surveys = [
  'Survei Kepuasan Pelanggan',
  'Bagaimana kunjungan Anda hari ini?',
  'Penilaian Pesan Antar',
] as const;

export const deductions = [
  'Koreksi stamp ganda',
  'Stamp transaksi dibatalkan kasir',
  'Penyesuaian oleh layanan pelanggan',
] as const;

export const returnNotes = ['Ukuran tidak cocok', 'Barang cacat', 'Salah varian', ''] as const;

/** Position in the history (0 oldest, 1 newest), code and notes of each change of level. */
export const levelChanges = [
  [0.12, 5, 'Upgraded to Silver'],
  [0.4, 5, 'Upgraded to Gold'],
  [0.7, 6, 'Downgraded to Silver'],
  [0.75, 12, 'Overriden to Gold'],
  [0.99, 5, 'Upgraded to Platinum'],
] as const;
