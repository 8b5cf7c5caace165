export { Menu as menuParts } from '@base-ui/react/menu'
