/** What tills, marketers and members of an Indonesian merchant write. Most notes are empty. */

export const channels = ['POS', 'POS', 'POS', 'Mobile App', 'Website', 'WhatsApp'] as const;

export const saleNotes = [
  'Belanja akhir pekan, stamp ganda',
  'Promo tanggal kembar 11.11',
  'Diambil di toko',
  'Pesan antar, dititipkan ke satpam',
  'Pembayaran QRIS',
  'Tukar tambah, sudah dicek kasir',
] as const;

/** Name of the reward, and its price in stamps. */
export const rewards = [
  ['Voucher Belanja Rp50.000', 50],
  ['Voucher Belanja Rp100.000', 95],
  ['Gratis Kopi Susu Gula Aren', 25],
  ['Diskon 20% untuk Semua Buku', 40],
  ['Tas Belanja Kanvas', 60],
  ['Update Database Voucher IDR 100,000', 0],
  ['Gratis Ongkos Kirim Jabodetabek', 15],
] as const;

/** Name of the present, and its worth in stamps. */
export const awards = [
  ['Bonus Ulang Tahun', 50],
  ['Ajak Teman Belanja', 25],
  ['Kejutan Hari Raya', 75],
  ['Bonus Lengkapi Profil', 10],
  ['Kunjungan ke-100', 100],
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

/** How a member's level moved: at which part of their history (0 the oldest, 1 the newest). */
export const levelChanges = [
  [0.12, 5, 'Upgraded to Silver'],
  [0.4, 5, 'Upgraded to Gold'],
  [0.7, 6, 'Downgraded to Silver'],
  [0.75, 12, 'Overriden to Gold'],
  [0.99, 5, 'Upgraded to Platinum'],
] as const;
