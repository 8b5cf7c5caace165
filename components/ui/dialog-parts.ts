export { Dialog as dialogParts } from '@base-ui/react/dialog'
