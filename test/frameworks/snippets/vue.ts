import type {} from 'stamps-activity-feed/types/vue';
