export { filledText } from '../../locales/filled-text';
