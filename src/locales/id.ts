import type { Messages } from './messages.js';

const again = 'Ada gangguan di sistem kami. Silakan coba lagi sebentar lagi.';
const signIn = 'Silakan masuk kembali untuk melihat aktivitas Anda.';
const setUp = 'Aktivitas Anda belum dapat ditampilkan di sini.';

export const id: Messages = {
  language: 'id',
  label: 'Aktivitas stamp',
  kinds: {
    transaction: 'Transaksi',
    redemption: 'Penukaran',
    award: 'Bonus stamp',
    'membership-upgrade': 'Level keanggotaan naik',
    'membership-downgrade': 'Level keanggotaan turun',
    'balance-update': 'Perubahan saldo',
    survey: 'Survei selesai diisi',
    registration: 'Pendaftaran selesai',
    'stamps-deduction': 'Pengurangan stamp',
    'transaction-return': 'Pengembalian barang',
    'membership-override': 'Level keanggotaan diubah',
    'legacy-merge': 'Keanggotaan lama digabungkan',
    'legacy-activation': 'Keanggotaan lama diaktifkan',
    'stamps-expiry': 'Stamp kedaluwarsa',
    'stamps-refund': 'Stamp dikembalikan',
    unknown: 'Aktivitas',
  },
  statuses: { created: 'Tercatat', canceled: 'Dibatalkan', open: 'Diproses' },
  stamps: () => 'stamp',
  loading: 'Memuat aktivitas Anda',
  loadMore: 'Tampilkan lebih banyak',
  loadingMore: 'Memuat',
  retry: 'Coba lagi',
  idle: 'Masuk untuk melihat aktivitas Anda.',
  empty: 'Belum ada aktivitas. Stamp Anda akan muncul di sini setelah belanja pertama.',
  end: 'Semua aktivitas sudah ditampilkan.',
  added: (_count, text) => `${text} aktivitas lagi ditampilkan.`,
  errors: {
    'invalid-config': setUp,
    token: signIn,
    unauthorized: signIn,
    forbidden: signIn,
    'not-found': 'Keanggotaan Anda tidak ditemukan.',
    'bad-request': setUp,
    'rate-limited': 'Terlalu cepat. Tunggu sebentar, lalu coba lagi.',
    server: again,
    network: 'Aktivitas tidak dapat dimuat. Periksa koneksi internet Anda, lalu coba lagi.',
    timeout: 'Koneksi terlalu lambat. Periksa koneksi internet Anda, lalu coba lagi.',
    redirected: signIn,
    'invalid-response': again,
    'no-progress': again,
  },
};
