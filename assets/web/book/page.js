// SPDX-License-Identifier: Apache-2.0
import { Book } from "./book.js";
import { views } from "./views.js";

new Book(views).open();
