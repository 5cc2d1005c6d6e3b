import { createListener } from './listen.ts';

createListener(document.body);
