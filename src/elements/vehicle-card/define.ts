import { define } from '../define.ts';
import { FsVehicleCard } from './vehicle-card.ts';

define('fs-vehicle-card', FsVehicleCard);
