import { resolved, unescaped } from "../../cli/synthesized";

const STACK = {
  resource: {
    docker_image: { Site_Image_1: { name: "shop-site-image:abc" } },
    docker_network: { Database_Network_2: { name: "shop-database-network" } },
  },
  data: { docker_network: { other: { name: "data-network" } } },
};

test("a reference becomes the name of what it means on the engine", () => {
  expect(resolved("${docker_image.Site_Image_1.image_id}", STACK)).toBe("shop-site-image:abc");
  expect(resolved("${docker_network.Database_Network_2.id}", STACK)).toBe("shop-database-network");
  expect(resolved("${data.docker_network.other.id}", STACK)).toBe("data-network");
});

test("what only Terraform knows becomes empty", () => {
  expect(resolved("SECRETS_MADE_BY=${docker_container.Site_Secrets_3.name}", STACK)).toBe("SECRETS_MADE_BY=");
});

test("text that Terraform would read as it is stays so", () => {
  expect(resolved("echo $${docker_image.Site_Image_1.image_id} $HOME %%{x}", STACK)).toBe("echo ${docker_image.Site_Image_1.image_id} $HOME %{x}");
  expect(unescaped("$${a} $$${b}")).toBe("${a} $${b}");
});
